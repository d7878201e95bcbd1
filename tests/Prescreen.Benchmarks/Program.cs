using System.Globalization;
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
    case ["validation", ..]:
        return ValidationBenchmark.Run(Console.Out, args[1..]);
    case ["validator-cases", var folder, ..]:
        return ValidatorCases.Run(Console.Out, folder, args.Length > 2);
    case ["acknowledgement", ..]:
        return await AcknowledgementBenchmark.RunAsync(Console.Out);
    case ["senders", var endpoint, var connections, var file]:
        await AcknowledgementBenchmark.SendAsync(new Uri(endpoint), int.Parse(connections, CultureInfo.InvariantCulture), file, Console.Out);
        return 0;
    case ["worklist"]:
        return await WorklistBenchmark.RunAsync(Console.Out);
    case ["worklist-open", var file]:
        return await WorklistBenchmark.OpenAsync(Console.Out, file);
    case ["cds", ..]:
        await CdsBenchmark.RunAsync(Console.Out);
        return 0;
    case ["cds-callers", var address, var algorithm, var keys, var times]:
        await CdsCallers.RunAsync(new Uri(address), algorithm, keys, int.Parse(times, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["narrative"]:
        NarrativeBenchmark.Run(Console.Out);
        return 0;
    case ["narrative-open", ..]:
        return NarrativeFigures.Open(Console.Out, args[1..]);
    case ["narrative-kept", ..]:
        return NarrativeFigures.Kept(Console.Out, args.ElementAtOrDefault(1));
    default:
        await Console.Error.WriteLineAsync("Usage: ledger [STORE] | evaluation | reading | validation | validator-cases | acknowledgement | worklist | cds | narrative | narrative-open [KIND|FILE]… | narrative-kept [README]");
        return 2;
}
