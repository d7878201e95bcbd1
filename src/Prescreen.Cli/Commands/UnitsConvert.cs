using System.Globalization;
using Prescreen.Units;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen units convert</c>.</summary>
internal static class UnitsConvert
{
    /// <summary>0 with the converted value, 1 where it can't be converted, 2 where the arguments are wrong.</summary>
    internal static int Run(string value, string from, string to, string? analyteName, TextWriter output, TextWriter error)
    {
        if (!QuantityText.Parse(value).TryGet(out var number, out var problem) || !number.IsExact || number.UnitText is not null)
        {
            error.WriteLine($"VALUE: UNIT-030: Give one number, like 3500 or 1.2e3{(problem?.Code == "UNIT-021" ? ", without grouping commas" : "")}.");
            return 2;
        }

        var analyte = analyteName is null ? null : AnalyteCatalog.Find(analyteName);
        if (analyteName is not null && analyte is null)
        {
            error.WriteLine($"--analyte: {UnitsCheck.UnknownAnalyte}");
            return 2;
        }

        if (!UnitExplainer.Convert(number.Low ?? 0m, from, to, analyte).TryGet(out var conversion, out problem))
        {
            error.WriteLine(problem);
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} {from} = {conversion.Value:0.############################} {to}"));
        Note(conversion.From, output);
        Note(conversion.To, output);
        return 0;
    }

    private static void Note(UnitExplanation unit, TextWriter output)
    {
        if (unit.IsAlias)
        {
            output.WriteLine($"  {unit.Text} is read as {unit.Ucum}");
        }
    }
}
