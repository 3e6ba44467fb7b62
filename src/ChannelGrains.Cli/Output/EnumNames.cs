using System.Text;

namespace ChannelGrains.Cli.Output;

/// <summary>Enum values as they stand in the protos, without their prefix: CLOCK_AHEAD.</summary>
internal static class EnumNames
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var text = value.ToString();
        var name = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(text[i]))
                name.Append('_');

            name.Append(char.ToUpperInvariant(text[i]));
        }

        return name.ToString();
    }

    /// <summary>All names but UNSPECIFIED, to choose from.</summary>
    public static string[] All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => Convert.ToInt32(value, null) != 0).Select(Of)];

    /// <summary>The value of a name out of <see cref="All{T}"/>; the default one for null.</summary>
    public static T Parse<T>(string? name)
        where T : struct, Enum => name is null ? default : Enum.GetValues<T>().First(value => Of(value) == name);
}
