namespace Prescreen.Fhir.Tests.Validation;

public sealed class NarrativeTests
{
    private const string Div = "<div xmlns='http://www.w3.org/1999/xhtml'>";

    [Theory]
    [InlineData(Div + "<p>A</div>", "txt-1", "not closed")]
    [InlineData(Div + "<script>x</script></div>", "txt-1", "a script")]
    [InlineData(Div + "<p onclick='x()'>A</p></div>", "txt-1", "an event")]
    [InlineData("<div>A</div>", "txt-1", "no namespace")]
    [InlineData("<p xmlns='http://www.w3.org/1999/xhtml'>A</p>", "txt-1", "no div")]
    [InlineData(Div + "a&nbsp;b</div>", "txt-1", "an entity XML doesn't know")]
    [InlineData(Div + "A</div>" + Div + "B</div>", "txt-1", "two divs")]
    [InlineData("A" + Div + "B</div>", "txt-1", "words before the div")]
    [InlineData(Div + "<p xmlns='http://x.example'>A</p></div>", "txt-1", "an element of something else")]
    [InlineData(Div + "<p> </p></div>", "txt-2", "nothing to read")]
    public void Narrative_NotAllowed_IsAnError(string div, string rule, string why)
        => Validating.Errors($$$"""{"resourceType":"Patient","text":{"status":"generated","div":"{{{div}}}"}}""").ShouldBe([$"Patient.text {rule}"], why);

    [Theory]
    [InlineData(Div + "<p style='color: red'>A</p></div>")]
    [InlineData(Div + "<img src='#x' alt=''/></div>")]
    [InlineData(Div + "<a href='http://x.example'>A</a> &lt; &#160;</div>")]
    public void Narrative_Basic_IsAllowed(string div)
        => Validating.Errors($$$"""{"resourceType":"Patient","text":{"status":"generated","div":"{{{div}}}"}}""").ShouldBeEmpty();
}
