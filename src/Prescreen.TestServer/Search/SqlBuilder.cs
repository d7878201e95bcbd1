using System.Globalization;

namespace Prescreen.TestServer.Search;

/// <summary>Collects the values of a statement; <see cref="Add"/> gives the placeholder to write in their stead, so no request text gets into SQL.</summary>
internal sealed class SqlBuilder
{
    private readonly List<object?> values = [];

    public object?[] Values => [.. values];

    public string Add(object? value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
    }
}
