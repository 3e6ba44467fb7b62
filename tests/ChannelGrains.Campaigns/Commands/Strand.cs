using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>One caller that tells a kind of story again and again, each to a subject of its own, so that none grows without end.</summary>
/// <param name="name">Of the strand, short.</param>
/// <param name="kind">Of its scripts.</param>
/// <param name="script">Makes the story with a subject's id.</param>
internal sealed class Strand(string name, string kind, Func<string, ICommandScript> script, CommandTally tally, Findings findings)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly List<Story> _ended = [];
    private Story? _story;

    /// <summary>Tells on until it may no more, or the connection breaks.</summary>
    public async Task LoadAsync(ChannelBase channel, Random random, Func<bool> mayGoOn)
    {
        while (mayGoOn())
            await StepAsync(channel, random);
    }

    /// <summary>Tells on at the pace of people until it may no more; where a connection breaks, over the next one.</summary>
    public async Task PersistAsync(ChannelBase channel, Random random, Func<bool> mayGoOn)
    {
        while (mayGoOn())
            try
            {
                await StepAsync(channel, random);
                await Pacing.Moment(Pause);
            }
            catch (RpcException exception) when (Refused.Of(exception) is null)
            {
                await Pacing.Moment(Pause);
            }
    }

    public async Task StepAsync(ChannelBase channel, Random random)
    {
        _story ??= new Story(script($"{name}-{_ended.Count + 1}"), kind, $"{name}-{_ended.Count + 1}", tally, findings);
        await _story.StepAsync(channel, random);
        if (!_story.IsEnded)
            return;
        _ended.Add(_story);
        _story = null;
    }

    public async Task SettleAsync(ChannelBase channel, Random random)
    {
        if (_story is not null)
            await _story.SettleAsync(channel, random);
        if (_ended.Count > 0)
            await _ended[random.Next(_ended.Count)].RepeatSomeAsync(channel, random);
    }

    /// <summary>Looks at the story, and at the newest and one more of those that have ended.</summary>
    public async Task CheckAsync(ChannelBase channel, Random random, string when)
    {
        if (_story is not null)
            await _story.CheckAsync(channel, when);
        if (_ended.Count > 0)
            await _ended[^1].CheckAsync(channel, when);
        if (_ended.Count > 1)
            await _ended[random.Next(_ended.Count - 1)].CheckAsync(channel, when);
    }

    /// <summary>Looks at all of them.</summary>
    public async Task CheckAllAsync(ChannelBase channel, string when)
    {
        foreach (var story in _ended)
            await story.CheckAsync(channel, when);
        if (_story is not null)
            await _story.CheckAsync(channel, when);
    }
}
