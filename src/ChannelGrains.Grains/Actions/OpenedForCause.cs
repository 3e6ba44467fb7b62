using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Actions;

/// <summary>What became of a cause.</summary>
/// <param name="IsNew">It has opened an action now.</param>
[GenerateSerializer, Immutable]
public sealed record OpenedForCause([property: Id(0)] bool IsNew)
{
    internal static readonly FactAnswers<OpenedForCause> Answers = new((_, _) => new(true));
}
