using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>The keys of the campaign's server: an attacker has one that may send and read, as a hacked till or a careless integrator would.</summary>
internal static class HostileKeys
{
    public const string Admin = "admin-key", Healthy = "healthy-key", Dashboard = "dashboard-key", Attacker = "attacker-key";

    /// <summary>What the healthy partner's key is held to.</summary>
    public const string HealthyId = "healthy";

    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["ApiKeys:0:Sha256"] = Hash(Admin),
        ["ApiKeys:0:Principal"] = "admin",
        ["ApiKeys:0:Roles:0"] = "admin",
        ["ApiKeys:1:Sha256"] = Hash(Healthy),
        ["ApiKeys:1:Principal"] = "healthy",
        ["ApiKeys:1:Roles:0"] = "source",
        ["ApiKeys:1:Sources:0"] = HealthyId,
        ["ApiKeys:1:Partners:0"] = HealthyId,
        ["ApiKeys:2:Sha256"] = Hash(Dashboard),
        ["ApiKeys:2:Principal"] = "dashboard",
        ["ApiKeys:2:Roles:0"] = "reader",
        ["ApiKeys:3:Sha256"] = Hash(Attacker),
        ["ApiKeys:3:Principal"] = "attacker",
        ["ApiKeys:3:Roles:0"] = "source",
        ["ApiKeys:3:Roles:1"] = "reader",
    };

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
