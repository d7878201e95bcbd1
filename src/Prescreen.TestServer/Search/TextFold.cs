using System.Text;

namespace Prescreen.TestServer.Search;

/// <summary>Text as string searches compare it: lower case, Latin letters without accents. See http://hl7.org/fhir/R4/search.html#string.</summary>
internal static class TextFold
{
    // Without ICU (InvariantGlobalization) string.Normalize leaves accents where they are, hence this table.
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            var at = c < 128 ? -1 : Accented.IndexOf(c, StringComparison.Ordinal);
            folded.Append(at < 0 ? c : Plain[at]);
        }

        return folded.ToString();
    }
}
