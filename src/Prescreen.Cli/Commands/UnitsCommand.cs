using System.CommandLine;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen units</c>: what a site's unit strings mean to the screening, before it runs on that site's results.</summary>
internal static class UnitsCommand
{
    private const string ConvertExamples = """
        prescreen units convert 3500 /uL 10*9/L
        prescreen units convert 1.2 mg/dL umol/L --analyte 2160-0
        prescreen units convert 4.2 K/uL 10*9/L
        """;

    private const string CheckDescription =
        "Say what each unit string of a file means: one on a line, optionally a TAB and the LOINC code of its analyte. Ends with 1 where a string isn't understood.";

    private const string CheckExamples = """
        prescreen units check units.txt
        printf 'K/uL\t6690-2\nIU/L\t1742-6\n' > units.txt && prescreen units check units.txt
        """;

    /// <summary>The command; it writes answers to <paramref name="output"/> and problems to <paramref name="error"/>.</summary>
    internal static Command Create(TextWriter output, TextWriter error)
        => new("units", "Convert values between units, and check what a site's unit strings mean.")
        {
            Convert(output, error),
            Check(output, error),
        };

    private static HelpedCommand Convert(TextWriter output, TextWriter error)
    {
        var value = new Argument<string>("VALUE") { Description = "The number, like 3500 or 1.2e3." };
        var from = new Argument<string>("FROM") { Description = "The unit it is in." };
        var to = new Argument<string>("TO") { Description = "The unit it is wanted in." };
        var analyte = new Option<string?>("--analyte")
        {
            Description = "The analyte, as a LOINC code or a name like creatinine: decides how letters are read, and converts between mass and moles.",
            HelpName = "LOINC",
        };
        var command = new HelpedCommand("convert", "Convert a value between two units, written as UCUM or as hospitals write them.", ConvertExamples) { value, from, to, analyte };
        command.SetAction(parsed => UnitsConvert.Run(
            parsed.GetRequiredValue(value), parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(analyte), output, error));
        return command;
    }

    private static HelpedCommand Check(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The file of unit strings." };
        var command = new HelpedCommand("check", CheckDescription, CheckExamples) { file };
        command.SetAction(parsed => UnitsCheck.Run(parsed.GetRequiredValue(file), output, error));
        return command;
    }
}
