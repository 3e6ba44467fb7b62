using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Tools;
using Xunit;

namespace ChannelGrains.Domain.Tests.Tools;

public sealed class PutToolTests
{
    private static readonly ToolSetting Setting =
        new("price-list", "zh", [new("zh", "价目表"), new("en", "Price list")], "tea", "2026-01-01", "2026-12-31", new string('a', 64), "https://example.com/a.pdf");

    [Fact]
    public void Put_AnotherContent_IsTheNextVersion()
    {
        var first = Put(Setting, null);
        Assert.Equal((1, BusinessDay.Of(2026, 1, 1), BusinessDay.Of(2026, 12, 31), "Price list"), (first.Version, first.From, first.Until, first.Title.In("en", "zh")));
        Assert.Same(first, Put(Setting, first));
        Assert.Equal(2, Put(Setting with { Until = "" }, first).Version);
        Assert.Equal(2, Put(Setting with { Title = [new("zh", "价目")] }, first).Version);
    }

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void IsValidOn_ADay_IsFromTheFirstToTheLast(string day, bool isValid)
    {
        Assert.Equal(isValid, Put(Setting, null).IsValidOn(BusinessDay.Parse(day)));
        Assert.True(Put(Setting with { From = "", Until = "" }, null).IsValidOn(BusinessDay.Parse(day)));
    }

    [Fact]
    public void Put_WhatIsNoTool_IsRefusedNamingTheField()
    {
        Check("INVALID_ID", "tool.tool_id", Setting with { ToolId = "a b" });
        Check("LANGUAGE", "tool.default_language", Setting with { DefaultLanguage = "" });
        Check("TEXT_MISSING", "tool.title", Setting with { Title = [] });
        Check("TEXT_MISSING", "tool.title", Setting with { Title = [new("en", "Price list")] });
        Check("TEXT_TOO_LONG", "tool.title", Setting with { Title = [new("zh", new string('x', 201))] });
        Check("TEXT_TOO_LONG", "tool.category", Setting with { Category = new string('x', 129) });
        Check("CONTENT_EMPTY", "tool.url", Setting with { Sha256 = "", Url = "" });
        Check("SHA256", "tool.sha256", Setting with { Sha256 = "A" });
        Check("DATE", "tool.valid_from", Setting with { From = "soon" });
        Check("DATE", "tool.valid_until", Setting with { Until = "2026-02-30" });
        Check("VALIDITY", "tool.valid_until", Setting with { From = "2026-02-02", Until = "2026-02-01" });
    }

    [Theory]
    [InlineData("https://example.com/价目表.pdf", true)]
    [InlineData("http://example.com/a.pdf", false)]
    [InlineData("https://user:secret@example.com/a.pdf", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/a.pdf", false)]
    [InlineData("https://", false)]
    [InlineData("https://example.com/\u0007", false)]
    public void Put_AnAddress_IsOfHttpsAlone(string url, bool isTaken)
    {
        if (isTaken)
            Assert.Equal(url, Put(Setting with { Url = url }, null).Url);
        else
            Check("URL", "tool.url", Setting with { Url = url });
    }

    [Fact]
    public void Put_BeyondTheBounds_IsRefused()
    {
        var tool = Read(Setting);
        Assert.Equal("TOOLS_FULL", new PutTool(Setting, null).Decide(tool, null, ToolLimits.MaxTools).Refusal!.Reason);
        Assert.Equal("VERSIONS_FULL", new PutTool(Setting, null).Decide(tool, tool with { Version = ToolLimits.MaxVersions, Url = "" }, 1).Refusal!.Reason);
        Assert.Equal("ETAG_MISMATCH", new PutTool(Setting, "2").Decide(tool, tool with { Version = 1 }, 1).Refusal!.Reason);
    }

    [Fact]
    public void Acknowledge_AVersion_MustBeTheLatestAndValid()
    {
        var (tool, day) = (Put(Setting, null) with { Version = 3 }, BusinessDay.Of(2026, 3, 7));
        Assert.Equal(new ToolAcknowledged("price-list", 3, 7), new AcknowledgeTool("price-list", 3, "li-wei").Decide(tool, 7, day).Require());
        Assert.Equal("TOOL_NOT_FOUND", new AcknowledgeTool("price-list", 3, "li-wei").Decide(null, 7, day).Refusal!.Reason);
        Assert.Equal("TOOL_SUPERSEDED", new AcknowledgeTool("price-list", 2, "li-wei").Decide(tool, 7, day).Refusal!.Reason);
        Assert.Equal("TOOL_SUPERSEDED", new AcknowledgeTool("price-list", 4, "li-wei").Decide(tool, 7, day).Refusal!.Reason);
        Assert.Equal("TOOL_NOT_VALID", new AcknowledgeTool("price-list", 3, "li-wei").Decide(tool, 7, BusinessDay.Of(2027, 1, 1)).Refusal!.Reason);
        Assert.Equal("INVALID_ID", new AcknowledgeTool("", 3, "li-wei").Check()!.Reason);
        Assert.Equal("TOOL_VERSION", new AcknowledgeTool("price-list", 0, "li-wei").Check()!.Reason);
        Assert.Equal("PERSON_EMPTY", new AcknowledgeTool("price-list", 3, " ").Check()!.Reason);
        Assert.Equal("TEXT_TOO_LONG", new AcknowledgeTool("price-list", 3, new string('x', 65)).Check()!.Reason);
        Assert.Null(new AcknowledgeTool("price-list", 3, "li-wei").Check());
    }

    private static SalesTool Read(ToolSetting setting) => new PutTool(setting, null).Read().Require();

    private static SalesTool Put(ToolSetting setting, SalesTool? latest) => new PutTool(setting, null).Decide(Read(setting), latest, 1).Require();

    private static void Check(string reason, string field, ToolSetting setting)
    {
        var refusal = new PutTool(setting, null).Read().Refusal;
        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }
}
