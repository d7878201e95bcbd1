using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Prescreen.Screening.Hosting;

/// <summary>Something served beside the screening, in one application: the coordinator's worklist.</summary>
public interface IAppPart
{
    /// <summary>Adds what it needs.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Adds its middleware and maps its addresses.</summary>
    void Map(WebApplication application);

    /// <summary>Adds its numbers to <c>healthz</c>, as members of the object that is open.</summary>
    void WriteHealth(Utf8JsonWriter writer);
}
