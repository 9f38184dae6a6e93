"""Reading a screen from its picture alone: text by OCR, controls by OpenCV and a small classifier of our own."""
