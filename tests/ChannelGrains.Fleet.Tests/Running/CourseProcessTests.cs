using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary><c>demo --course</c> as people start it.</summary>
public sealed class CourseProcessTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Course_OnANewDirectory_ShowsWhatIsBuiltAndExitsWith0()
    {
        var (code, output) = await DemoProcess.RunAsync(null, "--course");
        Assert.True(code == 0, output);
        Assert.Matches("course: 12 of 18 slides shown, [0-9]+ figures equal, 0 differ$", output);
        Assert.DoesNotContain("DIFFERENT", output);
        foreach (var slide in new[] { "渠道挑选", "渠道谈判", "渠道管理与培训", "渠道反馈与改进", "渠道绩效评估", "销售目标细化", "渠道KPI管理", "渠道合理布局与维护", "渠道卫生巡查与维修", "渠道合规管理" })
            Assert.Matches($@"[0-9]  {slide}  [a-zA-Z ]+\n    (?!is not built yet)", output);
        Assert.Matches(@"市场占有率 market share: 5 %, 6 % \| 5 %, 6 % = 9500000 / 158333333.333333", output);
    }

    [Fact]
    public async Task Course_OfAServerThatDropsASale_ExitsWith1AndSaysWhere()
    {
        var (code, output) = await DemoProcess.RunAsync(new Dictionary<string, string> { ["Faults:DropSale"] = "100" }, "--course", "--data", _directory.Path);
        Assert.True(code == 1, output);
        Assert.Matches("course: [0-9]+ of 18 slides shown, [0-9]+ figures equal, [1-9][0-9]* differ$", output);
        Assert.Matches("销售额 sales: .* DIFFERENT", output);

        // The course does not begin where partners are.
        (code, output) = await DemoProcess.RunAsync(null, "--course", "--data", _directory.Path);
        Assert.Equal(1, code);
        Assert.Contains("The course begins without any", output);
    }

    public void Dispose() => _directory.Dispose();
}
