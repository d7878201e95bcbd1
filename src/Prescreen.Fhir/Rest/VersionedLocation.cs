namespace Prescreen.Fhir.Rest;

/// <summary><c>Type/id</c> and version out of Location headers, entry locations and ETags. <see href="https://hl7.org/fhir/R4/http.html#create"/></summary>
public static class VersionedLocation
{
    /// <summary><c>[base]/Type/id/_history/3</c> as (<c>Type/id</c>, <c>3</c>); nulls where it is none.</summary>
    public static (string? Location, string? Version) Split(string? location)
    {
        string path = location?.Split('?', '#')[0] ?? "";
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        int history = Array.LastIndexOf(parts, "_history");
        int end = history < 0 ? parts.Length : history;
        string? version = history >= 0 && history + 1 < parts.Length ? parts[history + 1] : null;
        return end >= 2 && FhirAddress.IsType(parts[end - 2]) && FhirAddress.IsId(parts[end - 1])
            ? ($"{parts[end - 2]}/{parts[end - 1]}", version)
            : default;
    }

    /// <summary>The version in an ETag, weak or strong: <c>W/"3"</c> and <c>"3"</c> are 3; null where it is none.</summary>
    public static string? VersionOf(string? etag)
    {
        string? tag = etag is ['W', '/', .. var rest] ? rest : etag;
        return tag is ['"', .. var inner, '"'] && inner.Length > 0 ? inner : null;
    }
}
