using Bunit;
using ChannelGrains.Dashboard.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Live;

public sealed class LiveBadgeTests : IDisposable
{
    private readonly BunitContext _context = new();

    public LiveBadgeTests()
    {
        _context.Services.AddLocalization();
        _context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(LiveState.Live, false, "live", "Live")]
    [InlineData(LiveState.Behind, false, "behind", "Behind")]
    [InlineData(LiveState.Refused, false, "refused", "Refused")]
    [InlineData(LiveState.Waiting, false, "waiting", "Loading")]
    [InlineData(LiveState.Live, true, "paused", "Paused")]
    [InlineData(LiveState.Behind, true, "paused", "Paused")]
    public void Badge_OfEachState_SaysItInWordsAndNotByColourAlone(LiveState state, bool isPaused, string name, string text)
    {
        var badge = _context.Render<LiveBadge>(parameters => parameters.Add(shown => shown.State, state).Add(shown => shown.IsPaused, isPaused)).Find("button");
        Assert.Equal((name, text, isPaused ? "true" : "false"), (badge.GetAttribute("data-state"), badge.TextContent.Trim(), badge.GetAttribute("aria-pressed")));
        Assert.False(string.IsNullOrEmpty(badge.GetAttribute("title")));
    }

    [Fact]
    public void Badge_Pressed_TellsItsPart()
    {
        var pressed = 0;
        _context.Render<LiveBadge>(parameters => parameters.Add(shown => shown.State, LiveState.Live).Add(shown => shown.OnToggle, () => pressed++)).Find("button").Click();
        Assert.Equal(1, pressed);
    }
}
