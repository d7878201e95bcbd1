using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Where one member of a JSON object stands in the bytes of that object.</summary>
internal readonly record struct JsonMember(int NameStart, int NameLength, bool IsNameEscaped, int ValueStart, int ValueLength, JsonTokenType Kind);
