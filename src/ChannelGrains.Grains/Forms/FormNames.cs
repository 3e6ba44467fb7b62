namespace ChannelGrains.Grains.Forms;

/// <summary>Keys of the grain of forms.</summary>
public static class FormNames
{
    /// <summary>The one grain of forms, and its journal.</summary>
    public const string Forms = Journalled.JournalNames.Forms;
}
