using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class AgreementCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly string Example = Repository.PathOf("src", "ChannelGrains.Cli", "Agreements", "agreement.yaml");

    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Apply_TheExampleTwice_ChangesNothingTheSecondTime()
    {
        using var directory = new TemporaryDirectory();
        var file = await FileAsync(directory, "twice");
        Assert.Contains("twice: drafted", (await _channelctl.DoneAsync("agreement", "apply", file)).Output, StringComparison.Ordinal);
        var drafted = await EtagAsync("twice");

        Assert.Contains("twice: unchanged", (await _channelctl.DoneAsync("agreement", "apply", file)).Output, StringComparison.Ordinal);
        Assert.Equal(drafted, await EtagAsync("twice"));

        await SignAsync("twice");
        var signed = await EtagAsync("twice");
        Assert.Contains("twice: unchanged", (await _channelctl.DoneAsync("agreement", "apply", file)).Output, StringComparison.Ordinal);
        Assert.Equal(signed, await EtagAsync("twice"));
    }

    [Fact]
    public async Task Apply_AnotherFile_DraftsAnAmendmentOfWhatIsSigned()
    {
        using var directory = new TemporaryDirectory();
        var first = await FileAsync(directory, "amended");
        await _channelctl.DoneAsync("agreement", "apply", first);
        await SignAsync("amended");
        var second = Path.Combine(directory.Path, "second.yaml");
        await File.WriteAllTextAsync(second, (await File.ReadAllTextAsync(first)).Replace("rate: 0.065", "rate: 0.07", StringComparison.Ordinal));

        var preview = await _channelctl.DoneAsync("agreement", "apply", second, "--preview");
        Assert.Contains("commission.brackets[1].rate", preview.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _channelctl.JsonAsync("agreement", "list", "amended")).GetProperty("agreements").GetArrayLength());

        Assert.Contains("amended: amendment drafted", (await _channelctl.DoneAsync("agreement", "apply", second)).Output, StringComparison.Ordinal);
        var warned = await SignAsync("amended");
        Assert.Contains("warning: Version 1 is signed for 2026-01-01 too.", warned, StringComparison.Ordinal);
        // The first one has lost its days to the second, so it is something to draft again.
        Assert.Contains("amended: amendment drafted", (await _channelctl.DoneAsync("agreement", "apply", first)).Output, StringComparison.Ordinal);
        Assert.Contains("amended: unchanged", (await _channelctl.DoneAsync("agreement", "apply", second)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ASignedAgreement_ShowsTermsAndSteps()
    {
        using var directory = new TemporaryDirectory();
        await _channelctl.DoneAsync("agreement", "apply", await FileAsync(directory, "shown"));
        await SignAsync("shown");

        var shown = (await _channelctl.DoneAsync("agreement", "get", "shown", "--as-of", "2026-06-01")).Output;
        foreach (var text in new[] { "2026-01-01 to 2098-12-31", "NET_SALES, GRADUATED, MONTH", "0.065", "2,000.00", "cn/sichuan/mianyang, exclusive", "Opens the second store", "contract 17", "CONFIRM PARTNER" })
            Assert.Contains(text, shown, StringComparison.Ordinal);
        Assert.Equal(1, (await _channelctl.RunAsync("agreement", "get", "shown", "--as-of", "2099-01-01")).Code);

        string[] met = ["agreement", "record-obligation", "shown", "--obligation", "opening", "--due-on", "2026-06-30", "--evidence", "photo 17"];
        Assert.Contains("photo 17", (await _channelctl.DoneAsync(met)).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _channelctl.RunAsync(met)).Code);
        Assert.Contains("photo 17", (await _channelctl.DoneAsync("agreement", "get", "shown", "--as-of", "2026-06-01")).Output, StringComparison.Ordinal);

        await _channelctl.DoneAsync("agreement", "terminate", "shown", "--reason", "by mutual consent", "--effective-from", "2098-01-01");
    }

    [Fact]
    public async Task Sign_ByADocument_KeepsItsHash()
    {
        using var directory = new TemporaryDirectory();
        var file = await FileAsync(directory, "hashed");
        await _channelctl.DoneAsync("agreement", "apply", file);
        await ConfirmAsync("hashed");
        Assert.Equal(2, (await _channelctl.RunAsync("agreement", "sign", "hashed")).Code);
        await _channelctl.DoneAsync("agreement", "sign", "hashed", "--document", file);

        var steps = (await _channelctl.JsonAsync("agreement", "get", "hashed", "--version-number", "1")).GetProperty("agreement").GetProperty("steps");
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file))), steps[4].GetProperty("evidence").GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Apply_AFileThatIsWrong_SaysTheLine()
    {
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "wrong.yaml");
        await File.WriteAllTextAsync(file, "partner_id: wrong\nterm:\n  title: x\n");

        var answer = await _channelctl.RunAsync("agreement", "apply", file);

        Assert.Equal(2, answer.Code);
        Assert.Contains("wrong.yaml, line 2: the file has no 'term'", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>The example, of a new partner, which does not end by itself while the test runs.</summary>
    private async Task<string> FileAsync(TemporaryDirectory directory, string partner)
    {
        await _channelctl.DoneAsync("partner", "create", partner, "--name", "A", "--type", "DIRECT", "--region", "cn/sichuan", "--state", "ACTIVE");
        var path = Path.Combine(directory.Path, "agreement.yaml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(Example)).Replace("store-0042", partner, StringComparison.Ordinal)
            .Replace("2026-12-31", "2098-12-31", StringComparison.Ordinal));
        return path;
    }

    private async Task<string> SignAsync(string partner)
    {
        await ConfirmAsync(partner);
        return (await _channelctl.DoneAsync("agreement", "sign", partner, "--reference", "contract 17")).Output;
    }

    private async Task ConfirmAsync(string partner)
    {
        await _channelctl.DoneAsync("agreement", "submit", partner);
        await _channelctl.DoneAsync("agreement", "confirm", partner, "--side", "COMPANY");
        await _channelctl.DoneAsync("agreement", "confirm", partner, "--side", "PARTNER", "--reference", "a mail");
    }

    private async Task<string?> EtagAsync(string partner) => (await _channelctl.JsonAsync("agreement", "list", partner)).GetProperty("etag").GetString();
}
