using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Prescreen.TestServer.Auth;

/// <summary>HTML whose holes are encoded, so that a name or a state can never be markup; only markup goes in as it is.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    public void AppendFormatted(IEnumerable<Markup> parts) => html.AppendJoin('\n', parts.Select(part => part.Html));

    public override string ToString() => html.ToString();
}

/// <summary>A piece of HTML.</summary>
internal sealed class Markup(MarkupHandler handler)
{
    public static Markup None { get; } = new($"");

    public string Html { get; } = handler.ToString();
}
