namespace ChannelGrains.Dashboard.Forms;

/// <summary>Names the texts of this folder.</summary>
internal sealed class FormsTexts;
