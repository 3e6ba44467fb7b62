using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Domain.Forms;

/// <summary>An item of a form as a caller writes it.</summary>
[GenerateSerializer, Immutable]
public sealed record ItemSetting(
    [property: Id(0)] string ItemId, [property: Id(1)] ItemKind Kind, [property: Id(2)] IReadOnlyList<LanguageText> Title, [property: Id(3)] IReadOnlyList<LanguageText> Hint,
    [property: Id(4)] string Weight, [property: Id(5)] bool IsRequired, [property: Id(6)] bool IsRedLine, [property: Id(7)] bool MayNotApply)
{
    /// <summary>The answer of a yes or no that passes; null is not said.</summary>
    [Id(8)]
    public bool? PassesWith { get; init; }

    /// <summary>From where to where a number passes, each empty for any; null is not said.</summary>
    [Id(9)]
    public RangeSetting? PassRange { get; init; }

    /// <summary>The choices that pass; null is not said.</summary>
    [Id(10)]
    public IReadOnlyList<string>? PassChoices { get; init; }

    /// <summary>From where to where a scale goes; null is not said.</summary>
    [Id(11)]
    public ScaleSetting? Scale { get; init; }

    [Id(12)]
    public IReadOnlyList<ChoiceSetting> Choices { get; init; } = [];

    [Id(13)]
    public int MinFiles { get; init; }

    [Id(14)]
    public string Unit { get; init; } = "";

    [Id(15)]
    public IReadOnlyList<LanguageText> ActionTitle { get; init; } = [];

    /// <summary>Unspecified is not said.</summary>
    [Id(16)]
    public ActionPriority ActionPriority { get; init; }
}
