namespace ChannelGrains.Grains.Programmes;

/// <summary>Keys of programme grains.</summary>
public static class ProgrammeKeys
{
    /// <summary>The one programme.</summary>
    public const string Programme = "programme";
}
