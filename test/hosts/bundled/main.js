import 'worthbook/worthbook.css';
import 'worthbook/element';
