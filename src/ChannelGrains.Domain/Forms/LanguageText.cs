namespace ChannelGrains.Domain.Forms;

/// <summary>A text in one language.</summary>
/// <param name="Language">A tag of BCP 47.</param>
/// <param name="Text">The text.</param>
[GenerateSerializer, Immutable]
public readonly record struct LanguageText([property: Id(0)] string Language, [property: Id(1)] string Text);
