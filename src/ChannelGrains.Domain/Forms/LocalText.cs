using System.Collections.Immutable;

namespace ChannelGrains.Domain.Forms;

/// <summary>One text in some languages.</summary>
/// <param name="Texts">By language, each once, its tag as <see cref="LanguageTags.Canonical"/> writes it.</param>
[GenerateSerializer, Immutable]
public sealed record LocalText([property: Id(0)] ImmutableArray<LanguageText> Texts)
{
    public static readonly LocalText Empty = new([]);

    public bool IsEmpty => Texts.Length == 0;

    /// <summary>The text for a reader: in the language that was asked for, or what it falls back to, else in the default language; empty where there is no text.</summary>
    public string In(string language, string fallback)
    {
        foreach (var tag in LanguageTags.UpFrom(language).Append(fallback))
            foreach (var text in Texts)
                if (text.Language == tag)
                    return text.Text;
        return "";
    }

    public bool Equals(LocalText? other) => other is not null && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => Texts.Length;
}
