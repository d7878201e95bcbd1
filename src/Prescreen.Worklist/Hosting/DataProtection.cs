using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Hosting;

/// <summary>What encrypts sessions, sign-ins under way and anti-forgery tokens.</summary>
internal static class DataProtection
{
    /// <summary>A provider whose keys lie in the store.</summary>
    public static ServiceProvider Over(ISettingStore store)
    {
        ServiceCollection services = new();
        services.AddKeptKeys(store);
        return services.BuildServiceProvider();
    }

    /// <summary>Makes data protection keep its keys in the store, and nowhere else.</summary>
    public static void AddKeptKeys(this IServiceCollection services, ISettingStore store)
    {
        services.AddDataProtection().SetApplicationName("Prescreen.Worklist");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeptKeys(store));
    }
}
