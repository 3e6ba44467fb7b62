namespace ChannelGrains.Domain.Forms;

/// <summary>What a form is for; the numbers are those of the wire.</summary>
public enum FormKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Somebody shows what they know.</summary>
    Test = 1,

    /// <summary>Somebody of the company looks at a partner.</summary>
    Inspection = 2,

    /// <summary>A partner looks at itself.</summary>
    SelfCheck = 3,

    /// <summary>Somebody says what they think.</summary>
    Survey = 4,

    /// <summary>Somebody declares something.</summary>
    Attestation = 5,

    /// <summary>Somebody hands in a document.</summary>
    Evidence = 6,
}
