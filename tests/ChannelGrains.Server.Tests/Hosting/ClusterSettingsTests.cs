using System.ComponentModel.DataAnnotations;
using ChannelGrains.Server;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>What a process of several is told, and what does not go together.</summary>
public sealed class ClusterSettingsTests
{
    private const string Database = "Host=127.0.0.1;Database=channelgrains";

    [Theory]
    [InlineData("all", 0, 0, false)]
    [InlineData("silo,gateway", 0, 0, false)]
    [InlineData("all", 0, 0, true)]
    [InlineData("all", 11111, 0, true)]
    [InlineData("gateway, silo", 11111, 30000, true)]
    [InlineData("silo", 11111, 30000, true)]
    [InlineData("gateway", 0, 0, true)]
    [InlineData("gateway,page", 0, 0, true)]
    public void Validate_RolesThatGoTogether_Pass(string roles, int siloPort, int gatewayPort, bool hasDatabase) => Options(roles, siloPort, gatewayPort, hasDatabase).Validate();

    [Theory]
    [InlineData("", 0, 0, true, "'' is no role")]
    [InlineData("silo,till", 0, 0, true, "'till' is no role")]
    [InlineData("silo,page", 11111, 30000, true, "a page asks a gateway")]
    [InlineData("all", 11111, 0, false, "Postgres:ConnectionString")]
    [InlineData("silo", 11111, 30000, false, "Postgres:ConnectionString")]
    [InlineData("gateway", 0, 0, false, "Postgres:ConnectionString")]
    [InlineData("silo", 11111, 0, true, "--silo-gateway-port")]
    [InlineData("silo", 0, 30000, true, "--silo-port")]
    [InlineData("all", 0, 30000, true, "two different ports")]
    [InlineData("all", 30000, 30000, true, "two different ports")]
    [InlineData("gateway", 11111, 0, true, "leave them out")]
    public void Validate_RolesThatDoNot_SaysWhatToDo(string roles, int siloPort, int gatewayPort, bool hasDatabase, string says) =>
        Assert.Contains(says, Assert.Throws<ValidationException>(() => Options(roles, siloPort, gatewayPort, hasDatabase).Validate()).Message, StringComparison.Ordinal);

    [Fact]
    public void Validate_AdvertisedBeyondLoopback_NeedsACertificate()
    {
        var options = Options("silo", 11111, 30000, hasDatabase: true);
        options.Cluster.Advertise = "203.0.113.7";
        Assert.Contains("--cluster-certificate", Assert.Throws<ValidationException>(options.Validate).Message, StringComparison.Ordinal);
        options.Cluster.Certificate = "silo-1.pem";
        options.Validate();
    }

    [Fact]
    public void Validate_AdvertisedName_SaysThatItIsNoAddress()
    {
        var options = Options("silo", 11111, 30000, hasDatabase: true);
        options.Cluster.Advertise = "silo-1.example.com";
        Assert.Contains("'silo-1.example.com', which is no IP address", Assert.Throws<ValidationException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static ServerOptions Options(string roles, int siloPort, int gatewayPort, bool hasDatabase) => new()
    {
        Roles = roles,
        Cluster = { SiloPort = siloPort, SiloGatewayPort = gatewayPort },
        Postgres = { ConnectionString = hasDatabase ? Database : null },
    };
}
