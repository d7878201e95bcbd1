using System.Collections.Immutable;
using Prescreen.Screening;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Makes of a session the user of this moment: with the roles that the settings give them now.</summary>
internal sealed class Roles(WorklistSettings settings, ActiveProtocols protocols)
{
    public WorklistUser Of(Session session) => new()
    {
        Id = session.UserId,
        Name = session.Name,
        Practitioner = session.Practitioner,
        Email = session.Email,
        IsDemo = session.IsDemo,
        Studies = StudiesOf(session),
    };

    private ImmutableDictionary<string, StudyRole> StudiesOf(Session session)
    {
        var studies = ImmutableDictionary.CreateBuilder<string, StudyRole>(StringComparer.Ordinal);
        foreach (var protocol in protocols.All)
        {
            var role = session.IsDemo ? StudyRole.Coordinator : settings.Access.GetValueOrDefault(protocol.Id)?.RoleOf(session.UserId, session.Email);
            if (role is { } given)
            {
                studies.Add(protocol.Id, given);
            }
        }

        return studies.ToImmutable();
    }
}
