namespace Prescreen.TestServer.Schema;

/// <summary>How a search parameter compares. See http://hl7.org/fhir/R4/search.html#ptypes.</summary>
internal enum SearchKind
{
    Token,
    Reference,
    Date,
    Text,
    Quantity,
    Number,
    Uri,
}
