"""The benchmarks: public sets, stories, and floors under the figures."""
