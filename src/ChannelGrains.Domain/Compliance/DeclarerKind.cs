namespace ChannelGrains.Domain.Compliance;

/// <summary>By what somebody of the company's own staff is named.</summary>
public enum DeclarerKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>A principal's name.</summary>
    Principal = 1,

    /// <summary>A role, which is met by whoever declares in it.</summary>
    Role = 2,

    /// <summary>The keyed hash of a person's id.</summary>
    Person = 3,
}
