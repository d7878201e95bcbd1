using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Prescreen.TestServer.Json;

/// <summary>Follows a reader and knows the path of the element it is at; finds names given twice, nulls and numbers that are no decimals.</summary>
internal sealed class JsonPathTracker
{
    private readonly List<Level> levels = [];

    /// <summary>Takes the reader's current token; gives what is wrong with it, or null.</summary>
    public string? Step(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                var level = levels[^1];
                level.Name = reader.GetString()!;
                return level.Names.Add(level.Name) ? null : "A name stands twice in one object.";
            case JsonTokenType.StartObject:
                Count();
                levels.Add(new Level(isArray: false));
                return null;
            case JsonTokenType.StartArray:
                Count();
                levels.Add(new Level(isArray: true));
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.RemoveAt(levels.Count - 1);
                return null;
            default:
                Count();
                return WrongScalar(ref reader);
        }
    }

    /// <summary>"name[0].given", or "(root)".</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (var level in levels)
        {
            if (level.IsArray)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{Math.Max(level.Index, 0)}]");
            }
            else if (level.Name.Length > 0)
            {
                text.Append(text.Length > 0 ? "." : "").Append(level.Name);
            }
        }

        return text.Length == 0 ? "(root)" : text.ToString();
    }

    private string? WrongScalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                // Unescaping is what finds half of a surrogate pair: GetString throws.
                _ = reader.ValueIsEscaped ? reader.GetString() : null;
                return reader.ValueSpan.IsEmpty ? "A string is empty." : null;
            case JsonTokenType.Number:
                // FHIR's own examples hold 1.0e245: what no double can hold is refused, what System.Decimal can't is kept as it was sent.
                return reader.TryGetDouble(out var number) && double.IsFinite(number) ? null : "A number is no decimal of FHIR.";
            case JsonTokenType.Null:
                return levels is [.., { IsArray: false }] ? "An element is null." : null;
            default:
                return null;
        }
    }

    private void Count()
    {
        if (levels is [.., { IsArray: true } array])
        {
            array.Index++;
        }
    }

    private sealed class Level(bool isArray)
    {
        private HashSet<string>? names;

        public bool IsArray => isArray;

        public HashSet<string> Names => names ??= new HashSet<string>(StringComparer.Ordinal);

        public string Name { get; set; } = "";

        public int Index { get; set; } = -1;
    }
}
