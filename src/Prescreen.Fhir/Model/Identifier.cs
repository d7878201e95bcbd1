namespace Prescreen.Fhir.Model;

/// <summary>A business identifier; a missing system is empty. <see href="https://hl7.org/fhir/R4/datatypes.html#Identifier"/></summary>
public sealed record Identifier(string System, string Value)
{
    /// <summary>As a search wants it: <c>system|value</c>, with what would end the token escaped for FHIR and for URLs.</summary>
    public string ToToken() => $"{Escape(System)}|{Escape(Value)}";

    /// <inheritdoc/>
    public override string ToString() => System;

    // FHIR escapes with a backslash (search.html#escaping) before the URL's own escaping.
    private static string Escape(string part)
        => Uri.EscapeDataString(part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal));
}
