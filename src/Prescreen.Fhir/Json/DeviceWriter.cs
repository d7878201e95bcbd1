using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Device. <see href="https://hl7.org/fhir/R4/device.html"/></summary>
public static class DeviceWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(Device device) => JsonWrite.Resource("Device", device, writer =>
    {
        writer.WriteString("status", device.Status);
        writer.Text("manufacturer", device.Manufacturer);
        writer.WriteStartArray("deviceName");
        writer.WriteStartObject();
        writer.WriteString("name", device.Name);
        writer.WriteString("type", "user-friendly-name");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("version");
        writer.WriteStartObject();
        writer.WriteString("value", device.Version);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });
}
