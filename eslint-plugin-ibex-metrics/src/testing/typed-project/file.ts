// The file that typed cases of rules stand for: the project service takes only files that there are.
export {};
