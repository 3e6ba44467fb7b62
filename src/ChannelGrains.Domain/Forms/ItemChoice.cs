namespace ChannelGrains.Domain.Forms;

/// <summary>One of the choices of an item.</summary>
/// <param name="ChoiceId">Its id in the item.</param>
/// <param name="Title">What it says.</param>
/// <param name="Credit">0 to 1.</param>
/// <param name="Passes">The item passes with it. Of no choice where the item cannot fail.</param>
[GenerateSerializer, Immutable]
public sealed record ItemChoice([property: Id(0)] string ChoiceId, [property: Id(1)] LocalText Title, [property: Id(2)] decimal Credit, [property: Id(3)] bool Passes);
