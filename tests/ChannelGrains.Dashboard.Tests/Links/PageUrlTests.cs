using Bunit;
using Bunit.TestDoubles;
using ChannelGrains.Dashboard.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Components;

namespace ChannelGrains.Dashboard.Tests.Links;

public sealed class PageUrlTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void With_AnotherValue_KeepsTheRestButThePage()
    {
        var url = At("/risk?level=High&region=cn%2Fsichuan&page=abc");
        Assert.Equal("/risk?level=Low&region=cn%2Fsichuan", url.With(("level", "Low")));
        Assert.Equal("/risk?level=High", url.With(("region", null)));
        Assert.Equal("/risk?level=High&region=cn%2Fsichuan&page=def", url.With(("page", "def")));
        Assert.Equal("/actions?level=High&region=cn%2Fsichuan&page=abc", url.On("/actions"));
    }

    [Fact]
    public void Value_OfAnAddress_IsWhatWasMeantHoweverItIsWritten()
    {
        var url = At("/risk?q=%3Cscript%3E%26x%3D1&empty=&region=%E5%9B%9B%E5%B7%9D");
        Assert.Equal(("<script>&x=1", "四川"), (url["q"], url["region"]));
        Assert.Null(url["empty"]);
        Assert.Null(url["other"]);
        Assert.DoesNotContain("<", url.With(("other", "\"><b>")), StringComparison.Ordinal);
        Assert.DoesNotContain("\"", url.With(("other", "\"><b>")), StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_SomeValues_LeavesTheOthers() => Assert.Equal("/partners?period=2026-11", At("/risk?period=2026-11&level=High").Keep("/partners", "period", "as_of"));

    [Fact]
    public void Except_ForAForm_HandsOverAllButItsOwnThePageAndWhatIsExplained() =>
        Assert.Equal([("region", "cn")], At("/risk?level=High&region=cn&page=abc&explain=risk:x").Except("level"));

    private PageUrl At(string path)
    {
        var navigation = _context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(path);
        return new PageUrl(navigation);
    }
}
