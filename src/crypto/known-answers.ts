// Written by scripts/known-answers.ts.

/** A public key, and signatures by it over {@link knownMessage}; SubjectPublicKeyInfo and signatures in base64. */
interface KnownKey {
  readonly type: string;
  readonly spki: string;
  readonly signatures: readonly KnownSignature[];
}

interface KnownSignature {
  readonly scheme: string;
  /** Empty where the algorithm takes the message whole. RSASSA-PSS has it for MGF1 too, and a salt of its length. */
  readonly hash: string;
  readonly signature: string;
}

/** `certpath` in ASCII. */
export const knownMessage: readonly number[] = [99, 101, 114, 116, 112, 97, 116, 104];

export const knownKeys: readonly KnownKey[] = [
  {
    type: 'RSA',
    spki: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx/I0QLfJwyvDRwa2Z2OobrY76BVUlOIT19Zxptj1kJ/HgF21pHViPwtBU0hfSjoS9WHR5IhdJnfFxhq2roPp/qnMWLOSC3DQR2fkTvXOL3z8LE+UsHAzTC9Ap9a16DuW8/Xtr+hr1FJ9hT9O+T3FfeqKXBavCZgXC4H98saqWGVKyPmWMFKESatYsjY27+heAM2vihfKRa8k6GNVc9u/gHCtCOBcfTvynGlEh4ROv6AJzeWnU5hfrBBkPaLTX2wdjR6wGD4BwoHXOAyLryXv2Pr4lRZaxbCiJxawRQHL1SAiOwhqLE0pNZfSCmvV7vHeHYFwaXa/piqvVI6cIBo76QIDAQAB',
    signatures: [
      {
        scheme: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-1',
        signature:
          'R0seH6fkIOaroSvYKs/3HmxNAEcL89VZ3NBCP0mcipqhE3FFu7DLp1QaCRQCwzQNALcH2GWrXAxPcOackifvEa0A6W1KgzBjF+U/C4GyEBQsoSFvTUP9MiFnfg0YZFH//6tylSUZGC/k14wpS0YRqpyP47rporAOvaQDU5F/LS9bhNagpKOYX3KUm6SY0oZmZxgJndt4v8j6F/Im6LTVj1Lyp5szk4+mf7nRSPKH9zy+FGE3DVpI2W/Bob5h+1cMCpgjCO04/hSdQWhMtT0uvdOjYa6zuptAQeHd+uJkqZyMsa30VQb8IDchpH6ER79ORLee8sRiTn+6ADM07lc2cQ==',
      },
      {
        scheme: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        signature:
          'UOcyQIE9L1qTqISNOoP5yHhwj1yx/Yq2UbVRiTj1FCu4QVtj1HiuBBcPNR6yfMzIAAKwO7H+HcvzsH+s8TfpmwrnwJzkFARK33Z9aedOdU7eR3GoJz7WMoOwZ3OZ2YI6Pm9Scyq+wJzwH476tNS8cYwgL3PY3xNRzUODuE+cGlByvkc7n/sPVjs5zK90RCfvVxj9erQFDOh0c4WrMSdmuOECnZUXmwLMJa1EnqQxCdULU3xuh1OXP//GT8CKqhnAjQc+c1tu+aa6B0AkAnkz/UcIW4SK/mItUu5JbIbmPAKpuiOxLBgQku6AF27+p4fXZNiCbbz1H2eP/FBolBhubA==',
      },
      {
        scheme: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-384',
        signature:
          'jT0+OOxskgDX9ZI3+Jqz1MPUEJ8qHS2+kfqvBSriddzu55UKXR0z0o/86yHWbSBCj91i1Ht/WYP5jnGwfqxb+g7cDXoB3Ia0LwcTBCPbbH4SS+JJqdG4ILSEuF10ZdNl42pWsJNeZN9n7PSRNw28gwUb3AcBXEoPH7SP0i3i3r0Y74ysEpjDKdJlCJ2W0ibfzmhj4JlYNMSdl5FiYZyV8BNXWF+QPo7gfpAl/FJYScmpraWBt9FLfCvjd0kKoUtqPlCUpddZzY9VFmUeRRsjapZ+XE5yfyPvC745CkeIFRI4ISu5DQ3JxJ23oaTdhWeeYz2tHczaNV0Ntf3Oa/UAsQ==',
      },
      {
        scheme: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-512',
        signature:
          'hWB5HvdpiLlI1Vi1bDI86Ij0621LAvm9lzyoUHwPsJhgdYDCea8C2SrBO8VIYdTckR7xX6H3EKBYfZVHm5R3s2Q8dbxQ3fGgAjgX5OksnqMdEcoXjlyn57jpFEWrvXZpqYM1V8atPFt6jZ7y6N6yya1cm/yMvrkPU2tdftAlmIYIMrJZpC0L/x6p97r8pWHSkSnSvA79hpplVsdWpzweQ2MeGIHb8q9JUEf4eTqRaPZ2mW5ivdg6ys7vVxDygYSDvNjkb/CJ3ET+hm25XpF+WBNyxb5C2uDkP17DNtKlibb5TRarQmtjxN4IgXm6bx/crEPszVdTTQnwODdF7cD0uQ==',
      },
      {
        scheme: 'RSASSA-PSS',
        hash: 'SHA-256',
        signature:
          'b7TwvVgbO4laaXz6WwtAN9EBMz6ZwaqlGp8UIraCeMG+g3pjCFo3wd3AX/QfCCaojx48X0WZsJghBjXwDCLFs5OgCxooP+ojNQ3dCVtyBaTDKHdC8xP5XqDyuQHYXIplYHeydXFtFGAq9EgjPvTpRY8gdiFILCzhrKzqrtdabGoDfEcuZkwl4YkcXPd4XLSsqF/cNpEfCHtKkSZdFl5YAD9SNHnHvetLSdCsiGcmmlSEwd/0IAEN96HZTpQLJtHJdGjR9nFe4FvYzTV9mx7iMB8mm5/nPh/2TG2qDcA3QRFcsySRtRIQ5UsgbUP10vnMrPKUnrfkZuWt7QbdPSNerw==',
      },
      {
        scheme: 'RSASSA-PSS',
        hash: 'SHA-384',
        signature:
          'KdOzABcJYUdl1WE8Q/8H48Scd1Ve+ouKSzee3I7zKOPhfVFXwMc8w4FIiWMeBnm6jeqgUf6HeAlz4dLS9+3rK0Hb0KVX/qyFJO90TbZjB2PrNpX85G05W0YPKlSr+v0wcvg5gPhgJjiGJVd3JWh1DVBJHCDqNF5TbZOnQ6BT99CF3rvdqzrWIwbfXVnikTCtFK29cbYKgiVh7mAZu8zK7Z0W1EoN3WM4SDdE2kApl2JNDIo3FSOFmtZlPJbzJuPyVSX2rmCTa0w6xPDTQwyPpv2991dTCII+Jtgo/Nt7cRpLKpjtA5LWsHoeQqw7f2zgw4U6/TcGaGibclMFK8JfgA==',
      },
      {
        scheme: 'RSASSA-PSS',
        hash: 'SHA-512',
        signature:
          'DRwlOCST7paZZ2g4aQjr1dTfNBQgOLLtp5MgBOGl5YsqxJmuRK1iesaCKTkhQwbW0jKxyawZt9e8/Ua9XdpYaJG2UIb+L/5NJ/fVYzNuUm9t2w1wyqj/etMoSGpszaVP5tXj4+tiBYxhLyU1rJpKJKz/kDalfky75s25uIgpm1Sc1vYqNlJLS2PB9DlGcTfAlBEpAiam3erkzXRRjhLp9qV8MFc7/L7PGXTdi8bHDbEexwdDB6KQBbYutArQDJ+XO7vGvDO/gGzzAu1LNCYZb4Hu1vG0vvJonq3OOKmv4Nx/OE46KfBVsFpJXHyWLaD7OM3seOQppwJjITXtEg9Sbg==',
      },
    ],
  },
  {
    type: 'P-256',
    spki: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEO86kvUxdLWnL6CVECYkB+LmqWjS35tFwYkXDGsSVj1/Nq9fLrRMSx7D7migNl4dG5Ebs9q0GmWqeuEjOr89Uaw==',
    signatures: [
      {
        scheme: 'ECDSA',
        hash: 'SHA-256',
        signature: 'MEUCIC9bSk608f9286MQoUJk4avbEjAvpM4fds7B0LH/4E57AiEAjKugT8LjrU+gthwVPqfRvbGTW57sHRblJKkGoctAgtU=',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-384',
        signature: 'MEUCIQC/49RfcfjQWZi4xx9FPYuplFBGd1FBFe0IDdJkIKK8MwIgYgG5i/eQa3DI+KNAKfB/g2DJWU2yTTbS+JGWqX8YASk=',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-512',
        signature: 'MEYCIQCimW8il80UQSOqUcZZBorjlXBzgPFx+F+PIZbVETFhgwIhALbV/h5q/ekBL00SG3Bs8F7olyoXTfU7anTFL3Ea3Yea',
      },
    ],
  },
  {
    type: 'P-384',
    spki: 'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE3cw8ENTgRWieCSwS8v5zxRaht3Ye2GrgWFHx6vj+HJG6LZoO9UNeFHY1Oip2YQBaq6LnmQHjX+ETaL+uiejw+LfiLrl4FQMkopUaQf36nE5LaLIYaE0U0K9HZt+w+lLC',
    signatures: [
      {
        scheme: 'ECDSA',
        hash: 'SHA-256',
        signature:
          'MGYCMQDIeU5fXj7U0Drou/7gnnhoHpDx+qShWWhyfCVz2aNrOkghu19PXvZsYJm5FM8A5k8CMQDkKYENRuBnM3jnYb6Xi89c8fjQK0Rw+VU/lUP2uNhf3bET44f85gZmb1Xmo0210zI=',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-384',
        signature:
          'MGUCMC85rmeYzaxTnQ75HxV4ck94R8xSwrs1n6VEsUkP6zKvkaEdptOtTCSMTqexPu9IHwIxAJANWQZJc+c5bPqG09P4SVnldqlh8Ea36nYJmjdjVzh60wpQF9id0Y7Vn513ZbEbYw==',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-512',
        signature:
          'MGYCMQD527wkhLH9YWGzAZsuoeHKJ8WO2oO3QYzWEg/L5ut2OGhJGDeg7MOeVXS9PfD8D5ICMQCZJK05e1ark6nn0UTNDv3nVBZgOZILAtcEHv9pV3diqO5jmg0jwh5Iaj4EP03FOmc=',
      },
    ],
  },
  {
    type: 'P-521',
    spki: 'MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBsoD9AI4aHrzPgJpa4oQWxCxnSQj5p0UmvrcUrrXIHbUdkLjH2fNyWP3dAuKNDflXVBi1Jxkmt3edNz23TbhIdXAAZkehgTPXd/T/g142SaGXrxBd5kN8jjsovbJ5XTEIxjDFD5yrQSzn8JSCPu3DDT2wj9f0it6BtzBXsH8JYbqpqeA=',
    signatures: [
      {
        scheme: 'ECDSA',
        hash: 'SHA-256',
        signature:
          'MIGHAkFvZxpmG1HOVaaej77cVvuUMHkACnCEM1gjOKXfxc0b05UekMqPvEf0xXrrqxmOvRLXfpZy/Sndmr1jPWd+u3Qn9gJCAT7zaXOtFQ9LhrF292Ho1nemD8xGOzm94ZwOxGkM6zdHKaeUKm2Bjk8S04Q5EFdnWSOGaBDSyN1L40lqlEn6x0Ff',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-384',
        signature:
          'MIGIAkIAn24F9d9gMx2fJe/ewIl10oqojkgEH/E70suXhnMGZ7FpTScYR9ujN1rha1DmhOoA3pmKRF3OMVlaECATh18mQCkCQgCwQ/+E3S4+GoO5ZB2bJdozTtv4ijk7WmD2qvyLnVprXOx5Ip/P4mik7npfex1YXW7PY2O18d4aqKUJ53SQixEETA==',
      },
      {
        scheme: 'ECDSA',
        hash: 'SHA-512',
        signature:
          'MIGHAkFXPM1D+sWc+cBKQv3uObZshPbjPK7mdDzKh8uBycqKPRfPocVqxT1PGOnQDGFFODd1qf/pR4QBFEkNVBpGDWerJAJCAVGUOYVoduvVAjAuiYVBD9mY/ATQsMDrfMLuGjSBjouD76tX/pEof7pe3TQx3ulsSG/56c1d15rp5BT9UztFGPPV',
      },
    ],
  },
  {
    type: 'Ed25519',
    spki: 'MCowBQYDK2VwAyEA70mt/YquVFrMrHwHaN7RPkEFVnFGxvmruxNouj/eL9Q=',
    signatures: [
      {
        scheme: 'EdDSA',
        hash: '',
        signature: 'wA1FnpJ+ylC0lFQR2I+fDWB8OO4EGnucLEa2YobkJmumjcH4XHK7FUWnp4TMguusk/CcOG3RtD32NxN6U82yDA==',
      },
    ],
  },
];
