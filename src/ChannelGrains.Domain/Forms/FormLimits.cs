namespace ChannelGrains.Domain.Forms;

/// <summary>Bounds of forms.</summary>
public static class FormLimits
{
    /// <summary>Forms that are kept.</summary>
    public const int MaxForms = 1_000;

    /// <summary>Versions of a form.</summary>
    public const int MaxVersions = 1_000;

    public const int MaxItems = 100, MinChoices = 2, MaxChoices = 32;

    /// <summary>Languages of a text.</summary>
    public const int MaxLanguages = 16;

    /// <summary>Characters of the id of an item or choice: a form, record and item make up the cause of an action.</summary>
    public const int MaxItemIdLength = 32;

    public const int MaxTitleBytes = 256, MaxTextBytes = 1_024, MaxUnitBytes = 32;

    /// <summary>Bytes of all texts of a form together.</summary>
    public const int MaxFormBytes = 60_000;

    public const decimal MaxWeight = 1_000, MaxScore = 100, MaxNumber = 1_000_000_000;

    public const int MinScale = -1_000, MaxScale = 1_000;

    /// <summary>Files of one answer.</summary>
    public const int MaxFiles = 16;

    public const int MaxValidityDays = 3_660;
}
