using System.Globalization;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.Cli.Output;

namespace Prescreen.Cli.Demo;

/// <summary>Tells the play: which flag appeared or changed, after which result, and why.</summary>
internal sealed class Narrator(DemoHospital hospital, TextWriter output)
{
    private const int MostCriteria = 2;

    private readonly Dictionary<string, DemoPatient> patients = hospital.Patients.ToDictionary(patient => $"Patient/{patient.Id}", StringComparer.Ordinal);

    /// <summary>The flags that are there on the first day, only those a coordinator would look at now.</summary>
    public void First(FlagChange flag)
    {
        if (flag.Now.Status == "candidate")
        {
            Write(flag, "on record since before");
        }
    }

    /// <summary>A flag that changed at an instant of the play, after what was filed.</summary>
    public void Changed(FlagChange flag, DateTimeOffset at, IReadOnlyList<PlayEvent> filed)
    {
        var id = flag.Now.Patient["Patient/".Length..];
        var came = filed.Where(happening => happening.PatientId == id).Select(What).Distinct(StringComparer.Ordinal).ToList();
        output.WriteLine();
        output.Write(at.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture).PadRight(18));
        Write(flag, came.Count == 0 ? "nothing new, time passed" : string.Join("; ", came));
    }

    private void Write(FlagChange flag, string cause)
    {
        var mark = flag.Now.Status switch { "candidate" => "★", "potential-candidate" => "☆", "ineligible" => "✗", _ => "·" };
        var change = flag.Before is null ? flag.Now.Status : $"{flag.Before.Status} → {flag.Now.Status}";
        output.WriteLine($"{mark} {flag.Now.Patient}  {flag.Protocol}: {change}");
        if (patients.TryGetValue(flag.Now.Patient, out var patient))
        {
            Wrapped.Write(output, "    ", patient.Story);
        }

        Wrapped.Write(output, "    ", $"what came: {cause}");
        foreach (var criterion in flag.Decisive.Take(flag.Before is null ? 1 : MostCriteria))
        {
            Wrapped.Write(output, "    ", $"{criterion.Id} {criterion.Outcome}: {criterion.Reason}");
        }

        var missing = flag.Now.Missing.ToList();
        if (missing.Count > 0 && flag.Now.Status != "ineligible")
        {
            Wrapped.Write(output, "    ", $"still missing: {string.Join(", ", missing)}");
        }
    }

    private static string What(PlayEvent happening)
    {
        var end = happening.Description.LastIndexOf(" for Patient/", StringComparison.Ordinal);
        return end < 0 ? happening.Description : happening.Description[..end];
    }
}
