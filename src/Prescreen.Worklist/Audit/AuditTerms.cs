using System.Diagnostics;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Audit;

/// <summary>The codes of audit events.</summary>
internal static class AuditTerms
{
    /// <summary>Our code system of acts.</summary>
    public const string Acts = "https://prescreen.example/fhir/CodeSystem/worklist-act";

    /// <summary>FHIR's interactions.</summary>
    public const string Interactions = "http://hl7.org/fhir/restful-interaction";

    /// <summary>Identifiers of users whom the EHR has no Practitioner for.</summary>
    public const string Users = $"{PrescreenUrls.Identifiers}/user";

    private const string Roles = "http://terminology.hl7.org/CodeSystem/object-role";

    public static Coding UserAuthentication { get; } = new("http://dicom.nema.org/resources/ontology/DCM", "110114");

    public static Coding RestfulOperation { get; } = new("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest");

    public static Coding Patient { get; } = new(Roles, "1");

    public static Coding DomainResource { get; } = new(Roles, "4");

    /// <summary>An act as our code system names it.</summary>
    public static string Act(AuditAction action) => action switch
    {
        AuditAction.SignIn => "sign-in",
        AuditAction.SignOut => "sign-out",
        AuditAction.ViewStudies => "view-studies",
        AuditAction.ViewList => "view-list",
        AuditAction.ViewSubject => "view-subject",
        AuditAction.ViewAmendment => "view-amendment",
        AuditAction.ViewDismissals => "view-dismissals",
        AuditAction.Export => "export",
        AuditAction.Decide => "decide",
        AuditAction.CardShown => "card-shown",
        AuditAction.Feedback => "feedback",
        AuditAction.Refused => "refused",
        _ => throw new UnreachableException($"No case for {action}."),
    };

    /// <summary>The nearest interaction of FHIR's.</summary>
    public static string Interaction(AuditAction action) => action switch
    {
        AuditAction.ViewSubject or AuditAction.CardShown or AuditAction.Refused => "read",
        AuditAction.ViewStudies or AuditAction.ViewList or AuditAction.ViewAmendment or AuditAction.ViewDismissals or AuditAction.Export => "search-type",
        AuditAction.Decide => "update",
        AuditAction.Feedback => "create",
        AuditAction.SignIn or AuditAction.SignOut => "operation",
        _ => throw new UnreachableException($"No case for {action}."),
    };

    /// <summary>Create, read, update or execute.</summary>
    public static string Kind(AuditAction action) => Interaction(action) switch
    {
        "update" => "U",
        "create" => "C",
        "read" => "R",
        _ => "E",
    };
}
