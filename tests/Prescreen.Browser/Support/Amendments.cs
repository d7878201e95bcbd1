using Prescreen.Cli;
using Prescreen.EndToEnd.Support;

namespace Prescreen.Browser.Support;

/// <summary>The protocols as they were before her2-car-t was amended: it asked for more hemoglobin and allowed a higher INR.</summary>
internal static class Amendments
{
    public const string Earlier = "0.9.0";

    public static void WriteEarlier(TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(Profiles.Protocols, "*.yaml"))
        {
            var text = File.ReadAllText(file);
            File.WriteAllText(folder.File(Path.GetFileName(file)), Path.GetFileNameWithoutExtension(file) == Staff.Her2 ? Before(text) : text);
        }
    }

    private static string Before(string protocol)
        => Replace(Replace(Replace(protocol, "version: 1.0.0", $"version: {Earlier}"),
            """text: "INR <1.7", lab: inr, require: "< 1.7" """, """text: "INR <1.9", lab: inr, require: "< 1.9" """),
            """text: "Hemoglobin >90 g/L", lab: hemoglobin, require: "> 90 g/L" """, """text: "Hemoglobin >120 g/L", lab: hemoglobin, require: "> 120 g/L" """);

    private static string Replace(string text, string now, string before)
    {
        text.ShouldContain(now.TrimEnd());
        return text.Replace(now.TrimEnd(), before.TrimEnd(), StringComparison.Ordinal);
    }
}
