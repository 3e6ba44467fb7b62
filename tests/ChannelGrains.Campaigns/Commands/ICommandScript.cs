using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>A story that commands tell to one journal, one after the other. What comes next, and what must be shown, follow from what was acknowledged.</summary>
internal interface ICommandScript
{
    /// <summary>Names the story in findings.</summary>
    string Subject { get; }

    /// <summary>The next command; null at the end of the story.</summary>
    /// <param name="random">The story's.</param>
    /// <param name="acknowledged">What everything that was acknowledged has to show.</param>
    Command? Next(Random random, Shown acknowledged);

    /// <summary>What a server shows of the story now.</summary>
    Task<Shown> ReadAsync(ChannelBase channel);
}
