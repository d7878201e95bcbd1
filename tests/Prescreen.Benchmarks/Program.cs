using Prescreen.Benchmarks;

switch (args)
{
    case ["ledger", ..]:
        await LedgerBenchmark.RunAsync(Console.Out, args.ElementAtOrDefault(1));
        return 0;
    case ["evaluation", ..]:
        EvaluationBenchmark.Run(Console.Out);
        return 0;
    case ["reading", ..]:
        return ReadingBenchmark.Run(Console.Out, args[1..]);
    default:
        await Console.Error.WriteLineAsync("Usage: ledger [STORE] | evaluation");
        return 2;
}
