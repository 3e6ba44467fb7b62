using ChannelGrains.Admin.V1;
using ChannelGrains.Cli.Doctor;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class DoctorCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Doctor_OfAServerThatIsWell_SaysSo()
    {
        var answer = await server.Channelctl.DoneAsync("doctor");

        Assert.Matches(@"takes writes +yes", answer.Output);
        Assert.Matches(@"version +[0-9]+\.[0-9]+", answer.Output);
        Assert.Matches(@"certificate expires +no TLS", answer.Output);
        Assert.Matches(@"findings +none", answer.Output);
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(20, 35, "")]
    [InlineData(65, 35, "")]
    [InlineData(66, 35, "31 s ahead of")]
    [InlineData(-30, 35, "")]
    [InlineData(-31, 35, "31 s behind")]
    public void Findings_OfAClock_LeaveTheTimeOfTheCall(int ahead, int took, string expected)
    {
        var answer = Answer(at: Noon.AddSeconds(ahead));
        answer.Version = VersionOfThis;

        var findings = OwnFindings.Of(answer, Noon, Noon.AddSeconds(took)).ToList();

        Assert.Equal(expected.Length > 0 ? ["CLOCK_SKEW"] : [], findings.Select(finding => finding.Reason));
        Assert.All(findings, finding => Assert.Contains(expected, finding.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.1.0", true)]
    [InlineData("", true)]
    [InlineData("+another build", false)]
    public void Findings_OfAVersion_LeaveTheBuild(string version, bool isFound)
    {
        var answer = Answer(at: Noon);
        answer.Version = version.StartsWith('+') ? VersionOfThis.Split('+')[0] + version : version;

        Assert.Equal(isFound ? ["VERSION"] : [], OwnFindings.Of(answer, Noon, Noon).Select(finding => finding.Reason));
    }

    private static string VersionOfThis =>
        System.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Reflection.AssemblyInformationalVersionAttribute>(typeof(OwnFindings).Assembly)!.InformationalVersion;

    private static GetDiagnosticsResponse Answer(DateTimeOffset at) => new() { Now = Timestamp.FromDateTimeOffset(at) };
}
