namespace ChannelGrains.Domain.Forms;

/// <summary>How an item of a form is answered; the numbers are those of the wire.</summary>
public enum ItemKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Yes or no.</summary>
    YesNo = 1,

    /// <summary>A whole number of a scale, better the higher.</summary>
    Scale = 2,

    /// <summary>A decimal number.</summary>
    Number = 3,

    /// <summary>One of the choices.</summary>
    Choice = 4,

    /// <summary>Words.</summary>
    Text = 5,

    /// <summary>Photos or other files.</summary>
    Photo = 6,
}
