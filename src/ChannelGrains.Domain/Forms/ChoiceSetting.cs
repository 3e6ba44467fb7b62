namespace ChannelGrains.Domain.Forms;

/// <summary>A choice of an item as a caller writes it.</summary>
/// <param name="ChoiceId">Its id in the item.</param>
/// <param name="Title">What it says.</param>
/// <param name="Credit">A decimal text; empty is 1 where it passes, else 0.</param>
[GenerateSerializer, Immutable]
public sealed record ChoiceSetting([property: Id(0)] string ChoiceId, [property: Id(1)] IReadOnlyList<LanguageText> Title, [property: Id(2)] string Credit);
