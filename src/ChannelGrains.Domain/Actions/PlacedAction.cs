using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>An action, and where it is.</summary>
/// <param name="Item">The action.</param>
/// <param name="ChannelType">The type of its partner; Unspecified of the programme's.</param>
/// <param name="Region">The region of its partner, or its own.</param>
[GenerateSerializer, Immutable]
public readonly record struct PlacedAction([property: Id(0)] ActionItem Item, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region)
{
    public static PlacedAction OfProgramme(ActionItem item) => new(item, ChannelType.Unspecified, item.Opened.Region);
}
