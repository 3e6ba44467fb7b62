namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>A fenced block of the README.</summary>
/// <param name="Heading">The section that it stands in.</param>
/// <param name="Language">As it says behind its fence.</param>
/// <param name="Text">Its lines, each with its end.</param>
internal sealed record CodeBlock(string Heading, string Language, string Text)
{
    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');
}
