using System.Globalization;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>
/// A patient, all of the patient's compartment, and the practitioners, organizations, locations, medications and devices these refer to; pages by
/// _count, narrows by _type and _since. See http://hl7.org/fhir/R4/patient-operation-everything.html.
/// </summary>
internal static class Everything
{
    private const int DefaultCount = 500;

    public static FhirResponse Run(Session session, FhirRequest request)
    {
        var patient = session.Find("Patient", request.Segments[1]);
        if (patient is null or { IsDeleted: true })
        {
            return FhirResponse.Of(patient is null ? Refusals.NotFound($"Patient/{request.Segments[1]}") : Refusals.Gone(patient.Reference));
        }

        SqlBuilder sql = new();
        var where = Members(session, patient, sql);
        (int Count, long After) page = (DefaultCount, 0);
        foreach (var pair in request.Pairs)
        {
            switch (pair.Name)
            {
                case "_count" when int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    page.Count = Math.Min(count, SearchQuery.MostPerPage);
                    break;
                case "_cursor" when long.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var after):
                    page.After = after;
                    break;
                case "_type":
                    where += $" AND r.type IN ({string.Join(", ", pair.Value.Split(',').Select(type => sql.Add(type)))})";
                    break;
                case "_since" when DateInterval.Parse(pair.Value) is { } since:
                    where += $" AND r.updated >= {sql.Add(since.Low)}";
                    break;
                case "_format" or "_pretty":
                    break;
                default:
                    return FhirResponse.Of(Refusals.BadValue(pair.Name, "$everything takes _count, _type and _since, each with a value of its kind."));
            }
        }

        return Page(session, request, where, page, sql);
    }

    private static string Members(Session session, StoredResource patient, SqlBuilder sql)
    {
        var reference = sql.Add(patient.Reference);
        var compartment = $"SELECT rid FROM ix_reference WHERE target = {reference} AND param IN ({string.Join(", ", session.Table.PatientCompartmentKeys)})";
        var supporting = $"""
            SELECT s.rid FROM ix_reference x JOIN resources s ON s.ref = x.target WHERE x.rid IN ({compartment} UNION SELECT {sql.Add(patient.Rid)})
            AND s.type IN ('Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Medication', 'Device')
            """;
        return $"r.deleted = 0 AND r.rid IN ({compartment} UNION SELECT {sql.Add(patient.Rid)} UNION {supporting})";
    }

    private static FhirResponse Page(Session session, FhirRequest request, string where, (int Count, long After) page, SqlBuilder sql)
    {
        var total = session.Statements.One($"SELECT COUNT(*) FROM resources r WHERE {where}", row => row.GetInt32(0), sql.Values);
        var rows = session.Statements.Rows(
            $"""
            SELECT {StoredResource.Columns} FROM resources r JOIN versions v ON v.seq = r.seq
            WHERE {where} AND r.rid > {sql.Add(page.After)} ORDER BY r.rid LIMIT {sql.Add(page.Count + 1)}
            """,
            StoredResource.Read, sql.Values);
        var next = rows.Count > page.Count ? rows[page.Count - 1].Rid : (long?)null;
        var path = request.BaseUrl + string.Join('/', request.Segments);
        var rest = request.Pairs.Where(pair => pair.Name != "_cursor");
        using BundleBody bundle = new(
            "searchset", session.Now, total, ("self", path),
            ("next", next is null ? null : $"{path}?{QueryPair.Format([.. rest, new QueryPair("_cursor", next.Value.ToString(CultureInfo.InvariantCulture))])}"));
        foreach (var resource in rows.Take(page.Count))
        {
            bundle.Add(request.BaseUrl + resource.Reference, resource.Body, "match");
        }

        return new FhirResponse(200, bundle.End());
    }
}
