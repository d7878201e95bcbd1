namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Writes a hospital to files, as a bulk export would (https://hl7.org/fhir/uv/bulkdata/).</summary>
public static class HospitalWriter
{
    private const byte NewLine = (byte)'\n';

    /// <summary>
    /// Writes the state after the play, one <c>Type.ndjson</c> per resource type, into a folder that is made where it is missing; files of
    /// the same name are replaced.
    /// </summary>
    public static void WriteNdjson(DemoHospital hospital, string folder)
    {
        ArgumentNullException.ThrowIfNull(hospital);
        Directory.CreateDirectory(folder);
        foreach (var type in hospital.StateAfterPlay.GroupBy(resource => resource.ResourceType))
        {
            using var file = File.Create(Path.Combine(folder, $"{type.Key}.ndjson"));
            foreach (var resource in type.OrderBy(resource => resource.Id, StringComparer.Ordinal))
            {
                file.Write(FhirBundle.Bytes(resource.Json).Span);
                file.WriteByte(NewLine);
            }
        }
    }
}
