// page-text
